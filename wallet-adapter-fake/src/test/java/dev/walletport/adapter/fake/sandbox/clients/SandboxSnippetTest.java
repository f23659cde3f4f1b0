package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The two lines that start a sandbox, as the page on the fake quotes them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxSnippetTest {

  @Test
  void start_a_sandbox_that_answers_a_client_of_juspay() throws Exception {
    // README
    JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create());
    URI baseUri = sandbox.uri(); // where https://sandbox.juspay.in would stand
    // README
    JuspaySettings settings =
        JuspaySettings.builder(baseUri, JuspayApiKey.of("any")).build();
    try (sandbox;
        Juspay juspay = Juspay.open(settings)) {
      Customer customer = sandbox.fake().openCustomer(CustomerId.of("customer_1122"));

      assertThat(juspay.gateway().list(customer).get()).isEmpty();
    }
  }
}
