/**
 * The office's files that go with records: found below one folder and nowhere else, judged, hashed,
 * and made smaller where that is wanted. Blocks; each call is for itself, on any thread.
 */
@NullMarked
package org.edgedaemon.dataset.files;

import org.jspecify.annotations.NullMarked;
