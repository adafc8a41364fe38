// SPDX-License-Identifier: EPL-2.0
/** What the outline of a study shows. */
package hep.assay.dsl.ide.symbol;
