/**
 * What the library costs, in paired blocks with other clients. Start at
 * {@link dev.walletport.benchmarks.Benchmarks}, which measures and writes the page; how a block is
 * measured is in {@link dev.walletport.benchmarks.BlockRunner}, and how blocks are paired in
 * {@link dev.walletport.benchmarks.PairedRun}.
 */
@NullMarked
package dev.walletport.benchmarks;

import org.jspecify.annotations.NullMarked;
