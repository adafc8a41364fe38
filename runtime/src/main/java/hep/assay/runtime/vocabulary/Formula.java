// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

/** A setting's value that is an expression over events; implemented by the expression room only. */
public interface Formula {}
