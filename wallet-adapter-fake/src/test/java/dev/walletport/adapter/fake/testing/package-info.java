/** The controls of the gateway contract over the fake, for whatever stands in front of it. */
@org.jspecify.annotations.NullMarked
package dev.walletport.adapter.fake.testing;
