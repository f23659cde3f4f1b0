/**
 * The architecture as rules that a build can break on.
 *
 * <p>Start with {@link dev.walletport.application.testing.architecture.ArchitectureContract}: a
 * test class that extends it and says by a
 * {@link dev.walletport.application.testing.architecture.Hexagon} where its adapter or its host
 * lives has every rule as a test. Single rules are in
 * {@link dev.walletport.application.testing.architecture.ArchitectureRules}, by subject.
 *
 * <p>Rules allow rather than forbid wherever that can be said, and none passes over nothing: a rule
 * that finds no class to look at fails. They need ArchUnit on the test class path, beside JUnit 5
 * and AssertJ.
 */
@NullMarked
package dev.walletport.application.testing.architecture;

import org.jspecify.annotations.NullMarked;
