/** The rule by which what a slave did and what others did to a row becomes one row. Pure. */
@NullMarked
package org.edgedaemon.replica.merge;

import org.jspecify.annotations.NullMarked;
