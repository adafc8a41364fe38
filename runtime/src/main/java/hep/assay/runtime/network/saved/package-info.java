// SPDX-License-Identifier: EPL-2.0
/**
 * Models in files. As JSON in the store (the classes that end in {@code Format}); as folders of
 * their own, with all that scoring new files needs: declarations of the columns they read,
 * preparations, networks; and the port {@link hep.assay.runtime.network.saved.Importer} for models
 * that others trained. Reading a stranger's file makes records and arrays, nothing else.
 */
package hep.assay.runtime.network.saved;
