// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

/** What editors need beyond the language itself. */
public class AssayIdeModule extends AbstractAssayIdeModule {}
