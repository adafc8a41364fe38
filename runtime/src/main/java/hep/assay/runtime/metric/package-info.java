// SPDX-License-Identifier: EPL-2.0
/**
 * Metrics and the plots that go with them, one file each.
 *
 * <p>To add a metric, write a class that implements {@link hep.assay.runtime.metric.Metric}: its
 * {@link hep.assay.runtime.vocabulary.Term} is its documentation, its quantities are functions of
 * the event weights. Add one line to {@link hep.assay.runtime.metric.Metrics#ALL}; the bootstrap
 * uncertainty, the checks of its settings and the contract test over the list follow. A plot is the
 * same with {@link hep.assay.runtime.metric.Show} and {@link hep.assay.runtime.metric.Shows#ALL}.
 */
package hep.assay.runtime.metric;
