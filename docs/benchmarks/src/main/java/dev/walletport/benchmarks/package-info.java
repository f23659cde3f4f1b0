/**
 * What the library costs, against a bare client in the same run. Start at
 * {@link dev.walletport.benchmarks.Paired}.
 */
@NullMarked
package dev.walletport.benchmarks;

import org.jspecify.annotations.NullMarked;
