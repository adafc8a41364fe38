// SPDX-License-Identifier: EPL-2.0

/**
 * What is wrong with a study: one class of checks a subject, one method a check, one issue code a
 * method.
 */
package hep.assay.dsl.validation;
