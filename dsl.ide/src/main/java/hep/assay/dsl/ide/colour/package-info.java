// SPDX-License-Identifier: EPL-2.0
/** What each word of a study is, for its colour. */
package hep.assay.dsl.ide.colour;
