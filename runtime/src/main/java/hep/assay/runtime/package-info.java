// SPDX-License-Identifier: EPL-2.0
/**
 * The front doors: {@link hep.assay.runtime.Catalog} (all words), the runner of studies, and what
 * generated Java calls.
 */
package hep.assay.runtime;
