// SPDX-License-Identifier: EPL-2.0
/**
 * The engines, each in a room of its own behind a port of the runtime.
 *
 * <p>To add one, write a room that names it alone and one line in {@link
 * hep.assay.runtime.engine.Engines}.
 */
package hep.assay.runtime.engine;
