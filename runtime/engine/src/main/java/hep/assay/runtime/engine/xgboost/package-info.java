// SPDX-License-Identifier: EPL-2.0
/** XGBoost: trains trees, which leave as plain arrays. */
package hep.assay.runtime.engine.xgboost;
