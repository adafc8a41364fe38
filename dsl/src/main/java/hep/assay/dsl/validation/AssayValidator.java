// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

/** The checks of the language. */
public class AssayValidator extends AbstractAssayValidator {}
