/** The ledger of cloud sync in the journal's database. */
@NullMarked
package org.edgedaemon.dataset.h2;

import org.jspecify.annotations.NullMarked;
