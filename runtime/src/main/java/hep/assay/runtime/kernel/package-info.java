// SPDX-License-Identifier: EPL-2.0
/**
 * Arithmetic on flat arrays: matrix products, activations, optimiser steps.
 *
 * <p>{@link hep.assay.runtime.kernel.Kernel} is written twice: plainly ({@code ScalarKernel}) and
 * on the JDK's Vector API ({@code VectorKernel}), which is used where the virtual machine was
 * started with {@code --add-modules jdk.incubator.vector}. Both give the same bits, at every lane
 * width, because each output element is accumulated by itself with {@code fma} in index order, no
 * sum runs across lanes, and exponentials are made of lane-wise additions, products and shifts.
 *
 * <p>To add an operation, write it in both and add it to the test that compares them bit by bit.
 */
package hep.assay.runtime.kernel;
