/**
 * The sandbox in the hands of real clients: the Juspay adapter, Juspay's SDK, Python, a browser.
 */
@org.jspecify.annotations.NullMarked
package dev.walletport.adapter.fake.sandbox.clients;
