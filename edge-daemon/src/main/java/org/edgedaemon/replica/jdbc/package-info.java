/**
 * The tables of master and slave, and what a master keeps beside them, in H2, PostgreSQL and
 * MariaDB (MySQL).
 */
@NullMarked
package org.edgedaemon.replica.jdbc;

import org.jspecify.annotations.NullMarked;
