// SPDX-License-Identifier: EPL-2.0

/** From a study to the Java class that builds its plan: one template for each section. */
package hep.assay.dsl.generator;
