// SPDX-License-Identifier: EPL-2.0
/**
 * Trained models in a folder of their own, with all that scoring new files needs: declarations of
 * the columns they read, preparations, networks. Reading a stranger's folder makes records and
 * arrays, nothing else.
 */
package hep.assay.runtime.network.saved;
