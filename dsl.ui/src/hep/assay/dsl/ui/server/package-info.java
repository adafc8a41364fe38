// SPDX-License-Identifier: EPL-2.0
/**
 * The language server in the process of Eclipse: {@link hep.assay.dsl.ui.server.StudyServer} holds
 * it, {@link hep.assay.dsl.ui.server.OpenStudies} tells it what is edited, {@link
 * hep.assay.dsl.ui.server.Problems} turns what it finds into markers.
 */
package hep.assay.dsl.ui.server;
