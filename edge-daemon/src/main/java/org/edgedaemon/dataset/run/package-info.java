/**
 * A run of cloud sync, and who starts it.
 *
 * <pre>
 *   SyncDesk --starts--> CloudSync --for each dataset of the Plan--> DatasetRun
 *     DatasetRun: Comparison --spools of ids--> RecordFeed --> FileStage --> DatasetPush --> report
 * </pre>
 *
 * <p>Threads: the desk's thread {@code cloud-sync} does a run from its first to its last step, and
 * all state of a run is its own. What takes long and would keep the calls waiting happens beside
 * it: the next records are read by {@code cloud-sync-records}, files are hashed by {@code
 * cloud-sync-files}, and calls are under way on the event loops. Each of them says that it is done
 * by an event in the run's {@link org.edgedaemon.dataset.run.Loop}. Nobody is interrupted: a run
 * that is to stop begins nothing more and ends when what is under way has ended.
 *
 * <p>What survives a crash is in the cloud and in the ledger alone; the next comparison continues.
 */
@NullMarked
package org.edgedaemon.dataset.run;

import org.jspecify.annotations.NullMarked;
