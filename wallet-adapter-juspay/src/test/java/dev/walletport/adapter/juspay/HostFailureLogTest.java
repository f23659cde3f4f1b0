package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import dev.walletport.application.FindWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.testing.SampleWallets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a listener throws is logged where the adapter logs, by SLF4J, and nowhere else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostFailureLogTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("canary-api-key");
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":false}".formatted(SampleWallets.ID));

  private final Logger log =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(HostFailureLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final PrintStream standardError = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger("");
  private final java.util.logging.Handler printing =
      new java.util.logging.StreamHandler(printed, new java.util.logging.SimpleFormatter());

  @BeforeEach
  void listen_to_every_log() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    jdk.addHandler(printing);
    lines.start();
    log.addAppender(lines);
    log.setAdditive(false);
  }

  @AfterEach
  void leave_the_logs_as_they_were() {
    log.setAdditive(true);
    log.detachAppender(lines);
    jdk.removeHandler(printing);
    System.setErr(standardError);
  }

  @Test
  void of_a_host_with_guice_is_slf4j_for_begins_and_attempts_and_outcomes() throws IOException {
    try (RawServer server = RawServer.answering(UNLINKED)) {
      Injector injector =
          Guice.createInjector(new JuspayModule(settings(server)), new Listening(new Thrower()));
      FindWallet findWallet = injector.getInstance(FindWallet.class);

      assertThat(findWallet.find(CUSTOMER, SampleWallets.ID)).isNotEmpty();
      injector.getInstance(Juspay.class).close();
    }

    assertThat(messages()).hasSize(3);
    assertThat(messages().get(0)).startsWith("a WalletEvents listener failed on WalletCallBegun[");
    assertThat(messages().get(1)).startsWith("a WalletEvents listener failed on WalletAttempt[");
    assertThat(messages().get(2)).startsWith("a WalletEvents listener failed on WalletCallEnded[");
    assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
    assertNothingElsewhere();
  }

  @Test
  void of_a_host_with_guice_is_another_one_if_the_host_binds_it() throws IOException {
    List<String> own = new ArrayList<>();
    try (RawServer server = RawServer.answering(UNLINKED)) {
      Injector injector = Guice.createInjector(
          new JuspayModule(settings(server)),
          new Listening(new Thrower()),
          new Logging((message, thrown) -> own.add(message)));
      FindWallet findWallet = injector.getInstance(FindWallet.class);

      assertThat(findWallet.find(CUSTOMER, SampleWallets.ID)).isNotEmpty();
      injector.getInstance(Juspay.class).close();
    }

    assertThat(own).hasSize(3);
    assertThat(messages()).isEmpty();
    assertNothingElsewhere();
  }

  @Test
  void of_a_host_without_a_container_is_the_logger_that_it_hands_over() throws IOException {
    WalletEvents thrower = new Thrower();
    InstantSource clock = InstantSource.system();
    try (RawServer server = RawServer.answering(UNLINKED);
        Juspay juspay = Juspay.open(settings(server), clock, thrower)) {
      org.slf4j.Logger own = LoggerFactory.getLogger(HostFailureLog.class);
      Reporting reporting = new Reporting(thrower, clock, CallIds.unique(), own::warn);

      assertThat(new FindWallet(juspay.gateway(), reporting).find(CUSTOMER, SampleWallets.ID))
          .isNotEmpty();
    }

    assertThat(messages()).hasSize(3);
    assertNothingElsewhere();
  }

  @Test
  void keeps_the_braces_of_a_message_and_the_stack_of_what_was_thrown() {
    IllegalStateException thrown = new IllegalStateException("full");

    new Slf4jHostFailureLog().warn("failed on {} at {}", thrown);

    assertThat(messages()).containsExactly("failed on {} at {}");
    assertThat(lines.list.get(0).getThrowableProxy().getClassName())
        .isEqualTo("java.lang.IllegalStateException");
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void assertNothingElsewhere() {
    printing.flush();
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static JuspaySettings settings(RawServer server) {
    return JuspaySettings.builder(server.uri(), KEY).build();
  }

  private static final class Thrower implements WalletEvents {

    @Override
    public void onBegin(WalletCallBegun event) {
      throw new IllegalStateException("full");
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      throw new IllegalStateException("full");
    }

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new IllegalStateException("full");
    }
  }

  private static final class Listening extends AbstractModule {

    private final WalletEvents events;

    private Listening(WalletEvents events) {
      this.events = events;
    }

    @Override
    protected void configure() {
      OptionalBinder.newOptionalBinder(binder(), WalletEvents.class)
          .setBinding()
          .toInstance(events);
    }
  }

  private static final class Logging extends AbstractModule {

    private final HostFailureLog log;

    private Logging(HostFailureLog log) {
      this.log = log;
    }

    @Override
    protected void configure() {
      OptionalBinder.newOptionalBinder(binder(), HostFailureLog.class)
          .setBinding()
          .toInstance(log);
    }
  }
}
