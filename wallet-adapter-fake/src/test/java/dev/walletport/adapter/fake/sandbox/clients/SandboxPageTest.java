package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.ASHA;
import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.RAVI;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CLOCK;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CUSTOMERS;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.DEBIT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FAULTS_SET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.INBOX;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.JOURNAL;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.OPEN_CUSTOMER;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.OTP_RULES;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.REQUESTS;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.REQUESTS_PART;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.RESET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SAID;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SENT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SET_UP;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.customer;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.refusal;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.wallet;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page for people as a whole, in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(SandboxInBrowser.class)
class SandboxPageTest {

  private static final String MARKUP = "<img/src=x/onerror=alert(1)>";

  /** As Chromium writes it into the console, whatever the page makes of it. */
  private static final String REFUSED = "the server responded with a status of 400";

  private final SandboxPage page;
  private final Browser browser;
  private final FakeWallets fake;
  private final JuspaySandbox sandbox;
  private final PopulatedSandbox population;

  SandboxPageTest(SandboxPage page) {
    this.page = page;
    this.browser = page.browser();
    this.fake = page.fake();
    this.sandbox = page.sandbox();
    this.population = new PopulatedSandbox(page);
  }

  @Test
  void it_is_named_for_walletport_and_says_where_clients_find_it() {
    assertThat(browser.ask("return document.title")).isEqualTo("Walletport sandbox");
    assertThat(browser.find("h1").getText()).isEqualTo("Walletport sandbox");
    browser.see("#facts", "At " + sandbox.uri());
  }

  @Nested
  class Clock {

    @Test
    void says_that_it_stands_still() {
      browser.see(CLOCK, "2026-01-01 09:00:00 UTC", "stands still until it is moved");
    }

    @Test
    void says_that_it_runs_and_can_still_be_moved_ahead() throws IOException {
      FakeWallets live = FakeWallets.of(7, FakeClock.running());
      try (JuspaySandbox running = JuspaySandbox.start(live)) {
        browser.goTo(running.uri());
        browser.see(CLOCK, "runs with the machine's clock");

        page.press(CLOCK, "+1 day");

        browser.see(SAID, "The clock was moved.");
        browser.goTo(sandbox.uri());
      }
    }

    @Test
    void refuses_what_is_no_number_of_seconds_and_keeps_it() {
      page.type(CLOCK, "Seconds", "soon");
      page.press(CLOCK, "Move the clock");

      browser.see(refusal(CLOCK), "seconds is a whole number");
      assertThat(page.field(CLOCK, "Seconds").getDomProperty("value")).isEqualTo("soon");
      assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains(REFUSED));
    }
  }

  @Nested
  class Set_up {

    @Test
    void has_otp_rules_that_hold_for_the_next_otp() throws Exception {
      WalletId wallet = population.open(ASHA, WalletProvider.PAYTM);
      page.unfold(SET_UP, "OTP rules of a provider");
      page.choose(OTP_RULES, "Provider", "PAYTM");
      assertThat(page.field(OTP_RULES, "Valid for").getDomProperty("value")).isEqualTo("120");

      page.type(OTP_RULES, "Length", "4");
      page.type(OTP_RULES, "Guesses", "2");
      page.type(OTP_RULES, "Valid for", "90");
      page.press(OTP_RULES, "Set the rules");
      browser.see(SAID, "The rules hold from the next OTP on.");

      page.client(ASHA).requestOtp(wallet);
      browser.see(wallet(wallet), "2 of 2 guesses left", "1:30 left");
      assertThat(fake.inbox().newestOtp(wallet)).hasSize(4);
      assertThat(fake.policy(WalletProvider.LAZYPAY)).contains(OtpPolicy.lazyPay());
    }

    @Test
    void debits_a_token_once() {
      WalletId wallet = population.open(ASHA, WalletProvider.MOBIKWIK);
      String token = population.link(ASHA, wallet);
      page.unfold(SET_UP, "Debit a token");

      page.type(DEBIT, "Token", token);
      page.press(DEBIT, "Debit");
      browser.see(SAID, "Debited.");

      page.type(DEBIT, "Token", token);
      page.press(DEBIT, "Debit");
      browser.see(refusal(DEBIT), "Not debited");
    }

    @Test
    void keeps_what_was_chosen_when_others_come() {
      page.unfold(SET_UP, "OTP rules of a provider");
      page.choose(OTP_RULES, "Provider", "PAYTM");

      fake.setPolicy(WalletProvider.of("A_BANK"), OtpPolicy.standard());
      browser.until(
          "the other one is there", () -> page.options(OTP_RULES, "Provider").contains("A_BANK"));

      assertThat(page.chosen(OTP_RULES, "Provider")).isEqualTo("PAYTM");
    }

    @Test
    void asks_before_a_reset() throws Exception {
      population.open(ASHA, WalletProvider.MOBIKWIK);
      page.client(ASHA).get("/nowhere");
      fake.clock().advance(Duration.ofHours(1));
      browser.see(customer(ASHA), "MOBIKWIK");

      page.press(SET_UP, "Reset the sandbox…");
      browser.see(RESET, "Reset the sandbox?", "All customers, wallets, messages");
      assertThat(browser.focused().getText()).isEqualTo("Keep everything");
      browser.type(Keys.ESCAPE);
      browser.seeNo(RESET);
      assertThat(browser.focused().getText()).isEqualTo("Reset the sandbox…");
      assertThat(fake.customers()).hasSize(1);

      browser.type(Keys.ENTER);
      page.press(RESET, "Keep everything");
      browser.seeNo(RESET);
      assertThat(fake.customers()).hasSize(1);

      page.press(SET_UP, "Reset the sandbox…");
      page.press(RESET, "Reset");
      browser.see(CUSTOMERS, "No customer yet.");
      browser.see(REQUESTS_PART, "No request yet.");
      browser.see("#clock", "2026-01-01 09:00:00 UTC");
      browser.seeNo(RESET);
      assertThat(fake.customers()).isEmpty();
      assertThat(fake.clock().instant()).isEqualTo(FakeClock.START);
    }
  }

  @Test
  void what_clients_have_written_is_shown_as_they_wrote_it() throws Exception {
    CustomerId hostile = CustomerId.of(MARKUP);
    WalletProvider provider = WalletProvider.of("<b>BANK</b>");
    fake.setPolicy(provider, OtpPolicy.standard());
    WalletId wallet = population.open(hostile, provider);
    WalletApiClient client = new WalletApiClient(sandbox.uri(), "<i>routed</i>");
    client.requestOtp(wallet);
    client.link(wallet, MARKUP);
    fake.faults().next(WalletOperation.LIST, Fault.refused(MARKUP, MARKUP));
    ignore(fake.gateway().list(Customer.registered(hostile)));

    browser.see(customer(hostile), MARKUP, "<b>BANK</b>");
    browser.see(INBOX, "<b>BANK</b> to", "to link your <b>BANK</b> wallet");
    browser.see(SENT, "otp=" + MARKUP, "x-routing-id: <i>routed</i>");
    page.unfold(REQUESTS_PART, "Journal of the provider");
    browser.see(JOURNAL, MARKUP, "routed as <i>routed</i>", "failure Refused");
    assertThat(browser.findAll("[src=x], main b, main i")).isEmpty();

    page.type(OPEN_CUSTOMER, "Id of a new customer", MARKUP + " ");
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(refusal(OPEN_CUSTOMER), "visible ASCII");
    page.press(customer(hostile), "Lock " + MARKUP);
    browser.see(customer(hostile), "locked");
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains(REFUSED));
  }

  @Test
  void the_focus_is_not_lost_with_the_button_that_had_it() {
    fake.faults().next(WalletOperation.LINK, Fault.unavailable());
    browser.see(FAULTS_SET, "LINK");

    page.tabTo("Clear all");
    browser.type(Keys.ENTER);
    browser.see(FAULTS_SET, "None is set");

    assertThat(browser.nameOfFocused()).isEqualTo("What goes wrong next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void a_page_elsewhere_can_neither_read_an_otp_nor_set_a_fault(String host) throws Exception {
    try (CrossOriginSite other = CrossOriginSite.open()) {
      WalletId wallet = population.open(ASHA, WalletProvider.MOBIKWIK);
      page.client(ASHA).requestOtp(wallet);
      String otp = fake.inbox().newestOtp(wallet);
      other.attack(sandbox.uri());

      browser.goTo(other.at(host));
      browser.until("all was tried", () -> browser.ask("return window.told") != null);

      assertThat(String.valueOf(browser.ask("return JSON.stringify(told)")))
          .contains("\"read\":\"no:", "\"script\":\"no:", "\"image\":\"no:", "\"frame\":\"no:")
          .contains("\"opaque\":\"\"", "\"command\":\"opaque\"", "\"form\":\"sent\"")
          .doesNotContain(otp);
      assertThat(browser.source(browser.find("#framed"))).doesNotContain("Walletport sandbox");
      browser.ask("document.getElementById('by-form').target = '_self'");
      browser.ask("document.getElementById('by-form').submit()");
      browser.see("body", "Pages of other sites may not call this sandbox.");
      assertThat(fake.customers()).hasSize(1);
      assertThat(fake.faults().settings()).isEmpty();
      browser.goTo(sandbox.uri());
      browser.see(REQUESTS, "403", "BAD_ORIGIN");
      browser.complaints(); // All of them are about the other page.
    }
  }

  @Test
  void a_page_elsewhere_would_get_through_to_a_careless_sandbox() throws Exception {
    try (CrossOriginSite other = CrossOriginSite.open();
        CrossOriginSite careless = CrossOriginSite.open()) {
      other.attack(careless.at("127.0.0.1"));

      browser.goTo(other.at("127.0.0.1"));
      browser.until("all was tried", () -> browser.ask("return window.told") != null);

      assertThat(String.valueOf(browser.ask("return JSON.stringify(told)")))
          .contains("\"read\":\"'" + CrossOriginSite.SECRET, "\"script\":\"loaded\"");
      assertThat(careless.commands()).containsExactly("/sandbox/faults", "/sandbox/reset");
      browser.complaints(); // All of them are about the other page.
    }
  }

  @Test
  void over_https_it_offers_what_is_needed_to_trust_it() throws IOException {
    try (JuspaySandbox secure =
        JuspaySandbox.builder(FakeWallets.create()).https().start()) {
      browser.goTo(secure.uri());
      page.type(OPEN_CUSTOMER, "Id of a new customer", ASHA.value());
      page.press(OPEN_CUSTOMER, "Open customer");
      browser.see(customer(ASHA), "No wallet yet");
      assertThat(secure.fake().customers()).hasSize(1);

      for (String name : List.of("ca.pem", "truststore.p12")) {
        browser.find("[download='" + name + "']").click();
        browser.until(name + " is here", () -> Files.exists(browser.downloaded(name)));
      }
      assertThat(browser.downloaded("ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
      browser.goTo(sandbox.uri());
    }
  }

  @Test
  void it_shows_the_key_and_the_server_in_front_by_which_a_client_reaches_it() throws Exception {
    try (JuspaySandbox behind = JuspaySandbox.builder(FakeWallets.create())
        .https()
        .apiKey("the key's")
        .publicUrl(URI.create("https://Sandbox.example:443/"))
        .start()) {
      behind.fake().openCustomer(ASHA);
      WalletId wallet = behind.fake().openWallet(ASHA, NewWallet.at(WalletProvider.MOBIKWIK));
      browser.goTo(behind.uri());
      browser.see("#facts", "At https://sandbox.example", "API key the key's");
      page.unfold(wallet(wallet), "curl lines");

      browser.see(
          wallet(wallet),
          "curl -X POST https://sandbox.example/wallets/" + wallet + " -u 'the key'\\''s:' -H");
      assertThat(browser.find("body").getText())
          .doesNotContain("ca.pem", "your_api_key", "127.0.0.1");
      browser.goTo(sandbox.uri());
    }
  }

  @Test
  void the_page_says_when_the_sandbox_is_down_and_goes_on_when_it_is_up() throws IOException {
    JuspaySandbox before = JuspaySandbox.start(FakeWallets.create());
    int port = before.uri().getPort();
    before.fake().openCustomer(ASHA);
    browser.goTo(before.uri());
    browser.see(CUSTOMERS, ASHA.value());
    browser.seeNo("#gone");

    before.close();
    browser.see("#gone", "The sandbox does not answer.");
    browser.see(CUSTOMERS, ASHA.value());
    page.type(OPEN_CUSTOMER, "Id of a new customer", RAVI.value());
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(refusal(OPEN_CUSTOMER), "The sandbox does not answer.");

    try (JuspaySandbox after =
        JuspaySandbox.builder(FakeWallets.create()).port(port).start()) {
      browser.see(CUSTOMERS, "No customer yet.");
      browser.seeNo("#gone");
      page.press(OPEN_CUSTOMER, "Open customer");
      browser.see(CUSTOMERS, RAVI.value());
      assertThat(after.fake().customers()).hasSize(1);
      browser.goTo(sandbox.uri());
    }
    assertThat(browser.complaints()).allMatch(line -> line.contains("net::ERR_"));
  }
}
