/** Fixtures for tests of the domain and of what is built on it; published as a test-jar. */
@NullMarked
package dev.walletport.domain.testing;

import org.jspecify.annotations.NullMarked;
