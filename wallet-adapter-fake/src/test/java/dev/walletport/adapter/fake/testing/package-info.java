/**
 * The controls of the gateway contract over the fake, for the fake itself and for servers over it.
 */
@org.jspecify.annotations.NullMarked
package dev.walletport.adapter.fake.testing;
