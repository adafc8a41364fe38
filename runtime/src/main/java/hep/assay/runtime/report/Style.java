// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

/** The style of the page: dark on white, readable in print and on a narrow screen. */
final class Style {
  private Style() {}

  static String sheet() {
    return """
      :root { --ink: #16202b; --soft: #5b6773; --line: #d9dfe5; --tint: #f5f7f9;
        --held: #1b6e3c; --failed: #b3261e; --warn: #8a5a00; --link: #1f5fa8; }
      * { box-sizing: border-box; }
      html { scroll-behavior: smooth; }
      body { margin: 0; color: var(--ink); background: #fff; line-height: 1.5;
        font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
      header { padding: 2.2rem 2.5rem 1.4rem; border-bottom: 1px solid var(--line); background: var(--tint); }
      h1 { font-size: 1.9rem; line-height: 1.2; margin: .1rem 0 .8rem; font-weight: 650; letter-spacing: -.01em; }
      h2 { font-size: 1.35rem; margin: 2.2rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
      h3 { font-size: 1.12rem; margin: 1.6rem 0 .4rem; }
      .over, .kind { color: var(--soft); font-size: .82rem; letter-spacing: .04em; }
      .over { margin: 0; }
      .kind { font-weight: 500; margin-right: .5rem; }
      header .verdict { display: inline-block; margin: 0 0 .7rem; padding: .3rem .9rem; border-radius: 4px;
        font-weight: 600; color: #fff; }
      header .verdict.held { background: var(--held); }
      header .verdict.failed { background: var(--failed); }
      header .verdict.none { background: var(--soft); }
      .facts { margin: 0; color: var(--ink); font-size: .92rem; }
      .facts span { margin-right: 1.6rem; white-space: nowrap; }
      .facts i { font-style: normal; color: var(--soft); }
      .page { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 2.5rem; max-width: 1500px;
        padding: 0 2.5rem 4rem; }
      nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 2.2rem 0;
        font-size: .88rem; }
      nav ol { list-style: none; margin: 0; padding: 0; }
      nav ol ol { padding-left: .9rem; margin-bottom: .35rem; }
      nav ol ol a { color: var(--soft); overflow-wrap: anywhere; }
      a { color: var(--link); text-decoration: none; }
      a:hover { text-decoration: underline; }
      .block { margin-bottom: 2rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; margin: .6rem 0 .4rem; font-size: .9rem; font-variant-numeric: tabular-nums; }
      caption { text-align: left; font-weight: 600; padding: .3rem 0; }
      th { text-align: left; font-weight: 600; border-bottom: 1.5px solid var(--ink); padding: .3rem .9rem .3rem 0;
        vertical-align: bottom; }
      td { border-bottom: 1px solid var(--line); padding: .32rem .9rem .32rem 0; vertical-align: top; }
      td.n, th.n { white-space: nowrap; text-align: right; }
      td.hash, code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, monospace; font-size: .85em; }
      .gates .verdict { white-space: nowrap; font-weight: 600; }
      tr.held .verdict { color: var(--held); }
      tr.failed .verdict { color: var(--failed); }
      .warning { color: var(--warn); }
      .notes { list-style: none; padding: 0; margin: .5rem 0 1rem; }
      .notes li { padding: .3rem .8rem; margin: .25rem 0; border-left: 4px solid var(--line); background: var(--tint);
        color: var(--ink); font-size: .92rem; }
      .notes li.warning { border-left-color: #e0a100; background: #fff8e5; }
      .foot { list-style: none; margin: .1rem 0 1rem; padding: 0; color: var(--soft); font-size: .82rem; }
      .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 500px), 1fr)); gap: 1.4rem 2rem;
        align-items: start; margin-top: .8rem; }
      figure { margin: 0; break-inside: avoid; }
      figure svg { width: 100%; max-width: 640px; height: auto; display: block; }
      figcaption { font-size: .84rem; color: var(--soft); max-width: 620px; margin-top: .3rem; }
      figcaption b { color: var(--ink); font-weight: 600; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .4rem 0; }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; }
      @media (max-width: 900px) { .page { display: block; padding: 0 1.1rem 3rem; } nav { display: none; }
        header { padding: 1.4rem 1.1rem; } }
      @media print { body { font-size: 10.5pt; } nav { display: none; } .page { display: block; padding: 0; }
        header { background: none; padding: 0 0 .6rem; } .figures { grid-template-columns: 1fr 1fr; gap: .8rem 1rem; }
        .scroll { overflow: visible; } table { font-size: 8.5pt; }
        h2, h3 { break-after: avoid; } tr { break-inside: avoid; } a { color: inherit; }
        header .verdict { color: var(--ink); background: none !important; border: 1.5px solid; } }
      """;
  }
}
