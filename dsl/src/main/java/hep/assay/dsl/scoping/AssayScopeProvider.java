// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

/** Which names can stand at a place of a study. */
public class AssayScopeProvider extends AbstractAssayScopeProvider {}
