/** The contract of a gateway, as tests to inherit; published as a test-jar. */
@NullMarked
package dev.walletport.application.testing;

import org.jspecify.annotations.NullMarked;
