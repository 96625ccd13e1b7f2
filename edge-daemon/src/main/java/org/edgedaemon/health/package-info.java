/**
 * What a component says about itself: cheap, repeatable, a sickness is a value rather than a throw.
 */
@NullMarked
package org.edgedaemon.health;

import org.jspecify.annotations.NullMarked;
