/** Fixtures for tests against the domain: sample wallets and a clock that moves when told. */
package dev.walletport.domain.testing;
