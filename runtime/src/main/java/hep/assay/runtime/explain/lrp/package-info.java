// SPDX-License-Identifier: EPL-2.0
/**
 * Layer-wise relevance propagation: rules that hand the relevance of a layer's outputs down to its
 * inputs, one file each.
 *
 * <p>To add a rule, write a class that implements {@link hep.assay.runtime.explain.lrp.Rule} and
 * add one line to {@link hep.assay.runtime.explain.lrp.Rules#ALL}; it can then be named by {@code
 * lrp(rules = ...)} and the contract test over the list covers it.
 */
package hep.assay.runtime.explain.lrp;
