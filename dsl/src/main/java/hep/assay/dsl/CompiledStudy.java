// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

/**
 * The Java of a study. It refers to the runtime and nothing else.
 *
 * @param className the class with its package, as it is loaded; it has {@code public static
 *     StudyPlan plan()} and a main
 * @param sourceFile where the source belongs, relative to the folder of generated sources
 * @param java the source text, ASCII only
 */
public record CompiledStudy(String className, String sourceFile, String java) {}
