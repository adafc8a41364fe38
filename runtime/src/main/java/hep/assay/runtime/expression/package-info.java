// SPDX-License-Identifier: EPL-2.0
/**
 * Expressions as data: cuts, weights and computed columns are small trees of records, evaluated a
 * column at a time.
 *
 * <p>So a plan can be printed, compared, hashed, sent to another machine, and reasoned about:
 * units, value ranges, disjoint regions. Numbers are kept in the canonical unit of their dimension
 * (see {@link hep.assay.runtime.expression.Unit}); what is a function is listed in one place with
 * its help.
 */
package hep.assay.runtime.expression;
