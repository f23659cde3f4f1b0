package dev.walletport.adapter.fake;

import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.Hexagon;

/**
 * The fake adapter keeps the rules, beside the Juspay adapter, and opens no more than these
 * classes.
 */
final class FakeArchitectureTest extends ArchitectureContract {

  FakeArchitectureTest() {
    super(Hexagon.of("dev.walletport")
        .withAdapter(
            "dev.walletport.adapter.fake",
            "FakeClock",
            "FakeModule",
            "FakeWallets",
            "Fault",
            "Faults",
            "JournalEntry",
            "JuspaySandbox",
            "KnownCustomer",
            "KnownWallet",
            "MagicOtp",
            "Main",
            "ProviderBehaviour",
            "ProviderWording",
            "RoutingRule",
            "SmsInbox",
            "SmsMessage",
            "Snapshot",
            "WithFakeWallets")
        .withAdapter("dev.walletport.adapter.juspay"));
  }
}
