package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.UnreadField;
import dev.walletport.application.port.UnreadField.Field;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What of an answer is not read loses no wallet, and is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnreadFieldTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));

  private final Logger logger = (Logger) LoggerFactory.getLogger(UnreadFieldAttemptReporter.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<UnreadField> told = new ArrayList<>();

  @BeforeEach
  void listen_to_the_log() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void leave_the_log() {
    logger.detachAppender(logged);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"metadata\":[]",
        "\"metadata\":false",
        "\"metadata\":\"text\"",
        "\"sub_details\":{}",
        "\"sub_details\":\"\"",
        "\"sub_details\":[null]",
        "\"gateway_reference_id\":17",
        "\"current_balance\":\"NA\"",
        "\"current_balance\":\"1,234.50\"",
        "\"current_balance\":\" 250.00\"",
        "\"current_balance\":{\"amount\":250}",
        "\"last_refreshed\":\"soon\""
      })
  void a_link_with_broken_decoration_is_linked_at_once(String field) throws IOException {
    try (RawServer server = RawServer.answering(RawServer.json(200, linked(field)));
        Juspay juspay = open(server.uri())) {
      assertThat(Wallets.over(juspay.gateway())
              .link(CUSTOMER, SampleWallets.ID, "345678")
              .isRight())
          .isTrue();

      assertThat(server.requests()).hasSize(1);
      assertThat(told).singleElement().satisfies(event -> {
        assertThat(event.operation()).isEqualTo(WalletOperation.LINK);
        assertThat(event.wallet()).isEqualTo(Option.some(SampleWallets.ID));
        assertThat(event.times()).isEqualTo(1);
        assertThat(field).contains("\"" + event.field().key() + "\"");
      });
    }
  }

  @Test
  void a_number_of_200_digits_that_is_not_read_is_told_to_no_listener() throws IOException {
    String number = "\"loyalty\":" + "9".repeat(200);
    try (RawServer server = RawServer.answering(RawServer.json(200, linked(number)));
        Juspay juspay = open(server.uri())) {
      assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).isRight()).isTrue();

      assertThat(told).isEmpty();
    }
  }

  @Test
  void a_list_counts_what_came_in_several_wallets() throws IOException {
    String list = "{\"list\":[" + linked("\"metadata\":[]") + ","
        + linked("\"metadata\":[]").replace(SampleWallets.ID.value(), "wlt_other") + ","
        + linked("\"metadata\":3").replace(SampleWallets.ID.value(), "wlt_***") + "]}";
    try (RawServer server = RawServer.answering(RawServer.json(200, list));
        Juspay juspay = open(server.uri())) {
      WalletList wallets = juspay.gateway().list(CUSTOMER).get();

      assertThat(wallets).hasSize(2);
      assertThat(wallets.unreadable()).isEqualTo(1);
      assertThat(told)
          .extracting(UnreadField::field, UnreadField::times)
          .containsExactly(
              tuple(new Field("metadata", UnreadField.Type.ARRAY), 2),
              tuple(new Field("metadata", UnreadField.Type.NUMBER), 1));
    }
  }

  @Test
  void the_log_has_each_key_and_type_once_and_no_value() throws IOException {
    String answer =
        RawServer.json(200, linked("\"metadata\":\"canary\",\"current_balance\":\"canary\""));
    try (RawServer server = RawServer.answering(answer, answer, answer);
        Juspay juspay = open(server.uri())) {
      for (int i = 0; i < 3; i++) {
        ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));
      }

      assertThat(told).hasSize(6);
      assertThat(logged.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly(
              "metadata came as STRING in a form that is not read, and is taken for unknown; "
                  + "told once",
              "current_balance came as STRING in a form that is not read, and is taken for "
                  + "unknown; told once");
      assertThat(told.toString()).doesNotContain("canary");
    }
  }

  @Test
  void the_log_has_a_key_again_when_it_comes_as_another_type() throws IOException {
    String text = RawServer.json(200, linked("\"metadata\":\"canary\""));
    String list = RawServer.json(200, linked("\"metadata\":[]"));
    try (RawServer server = RawServer.answering(text, list, text);
        Juspay juspay = open(server.uri())) {
      for (int i = 0; i < 3; i++) {
        ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));
      }

      assertThat(logged.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly(
              "metadata came as STRING in a form that is not read, and is taken for unknown; "
                  + "told once",
              "metadata came as ARRAY in a form that is not read, and is taken for unknown; "
                  + "told once");
    }
  }

  private static String linked(String field) {
    return "{\"id\":\"" + SampleWallets.ID.value()
        + "\",\"wallet\":\"PAYTM\",\"linked\":true,\"token\":\"tok_1\"," + field + "}";
  }

  private Juspay open(URI server) {
    JuspaySettings settings =
        JuspaySettings.builder(server, JuspayApiKey.of("the_key")).build();
    return Juspay.open(settings, InstantSource.system(), new Listener());
  }

  private final class Listener implements WalletEvents {

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new AssertionError("no outcome was told: " + event);
    }

    @Override
    public void onUnreadField(UnreadField event) {
      told.add(event);
    }
  }
}
