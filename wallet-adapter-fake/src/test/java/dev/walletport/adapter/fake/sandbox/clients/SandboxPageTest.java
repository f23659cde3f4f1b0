package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CLOCK;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.CUSTOMERS;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.DEBIT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FAULTS_SET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.INBOX;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.JOURNAL;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.OPEN_CUSTOMER;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.OPEN_WALLET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.OTP_RULES;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.RESET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SAID;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.customer;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.fault;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.refusal;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.state;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.wallet;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.KnownCustomer;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page for people, in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxPageTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final CustomerId ASHA = CustomerId.of("customer_1122");
  private static final CustomerId RAVI = CustomerId.of("customer_3344");
  private static final MobileNumber NUMBER = MobileNumber.of("9876543210");
  private static final String MARKUP = "<img/src=x/onerror=alert(1)>";

  /** As Chromium writes it into the console, whatever the page makes of it. */
  private static final String REFUSED = "the server responded with a status of 400";

  private static final String FIND_CONTROLS = """
      window.controls = [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')]
        .filter((one) => one.checkVisibility());
      return controls.length;
      """;

  private static final String IS_FOCUS_SEEN = """
      const style = getComputedStyle(document.activeElement);
      const box = document.activeElement.getBoundingClientRect();
      return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2
        && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      """;

  private static final String TOO_WIDE = """
      return [...document.querySelectorAll('body *')]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.closest('.skip, thead') === null)
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
        .map((one) => one.outerHTML.slice(0, 120));
      """;

  @TempDir
  private static Path folder;

  private static Browser browser;
  private static JuspaySandbox sandbox;

  private final FakeWallets fake;
  private final SandboxPage page;
  private final WalletApiClient platform;

  SandboxPageTest() {
    this.fake = sandbox.fake();
    this.page = new SandboxPage(browser);
    this.platform = new WalletApiClient(sandbox.uri(), ASHA.value());
  }

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.open(folder);
    sandbox = JuspaySandbox.start(FakeWallets.create());
  }

  @AfterAll
  static void shut() {
    if (browser != null) {
      browser.close();
      sandbox.close();
    }
  }

  @BeforeEach
  void look() {
    fake.reset();
    browser.useDesktop();
    browser.goTo(sandbox.uri());
    browser.see(FAULTS_SET, "None is set");
  }

  @AfterEach
  void the_console_has_no_complaint() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_newcomer_opens_a_customer_and_a_wallet_by_the_page_alone() {
    browser.see(CUSTOMERS, "No customer yet.");

    page.type(OPEN_CUSTOMER, "Customer id", "customer_1122");
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(customer(ASHA), "No wallet yet");

    page.choose(OPEN_WALLET, "Provider", "PAYTM");
    page.type(OPEN_WALLET, "Mobile number", "9876543210");
    page.press(OPEN_WALLET, "Open wallet");
    browser.see(customer(ASHA), "PAYTM", "unlinked", "9876543210", "ISSUED");
    browser.see(INBOX, "PAYTM to 9876543210");

    KnownWallet opened = known(ASHA).wallets().get(0);
    assertThat(opened.account().provider()).isEqualTo(WalletProvider.PAYTM);
    assertThat(opened.mobileNumber()).contains(NUMBER);
  }

  @Test
  void a_wallet_may_be_opened_without_number_and_first_otp() {
    fake.openCustomer(ASHA);
    browser.reload();
    browser.see(CUSTOMERS, ASHA.value());

    page.field(OPEN_WALLET, "Send the first OTP").click();
    page.press(OPEN_WALLET, "Open wallet");

    browser.see(customer(ASHA), "none", "No OTP requested");
    browser.see(INBOX, "No message yet.");
  }

  @Test
  void the_story_of_a_wallet_shows_as_it_happens() throws Exception {
    WalletId wallet = open(ASHA, WalletProvider.LAZYPAY);
    fake.setBalance(wallet, new BigDecimal("250.50"));
    browser.see(
        wallet(wallet), "unlinked", "Holds\n250.50", "Last shown\nnever", "No OTP requested");
    browser.ask("window.isStillThere = true");

    assertThat(platform.requestOtp(wallet)).isEqualTo(200);
    String otp = fake.inbox().newestOtp(wallet);
    browser.see(INBOX, otp, "LAZYPAY to 9876543210", "Tell it to nobody");
    browser.see(wallet(wallet), "ISSUED", "3 of 3 guesses left", "10:00 left");

    page.press(CLOCK, "+1 min");
    browser.see(wallet(wallet), "9:00 left");
    page.press(CLOCK, "+15 s");
    browser.see(wallet(wallet), "8:45 left");

    assertThat(platform.link(wallet, MagicOtp.WRONG.typed())).isEqualTo(400);
    assertThat(platform.link(wallet, otherThan(otp))).isEqualTo(400);
    browser.see(wallet(wallet), "2 of 3 guesses left");

    assertThat(platform.link(wallet, otp)).isEqualTo(200);
    browser.see(wallet(wallet), "Last shown\n250.50 at 2026-01-01 09:01:15");
    assertThat(browser.find(state(wallet)).getText()).isEqualTo("linked");
    browser.see(JOURNAL, "CREATE", "REQUEST_OTP", "LINK", "failure OtpRejected", "done");
    assertThat(browser.findAll("[data-testid=journal-row]")).hasSize(5);
    assertThat(browser.ask("return window.isStillThere")).isEqualTo(true);
  }

  @Test
  void an_otp_that_is_not_typed_in_time_is_seen_to_expire() throws Exception {
    WalletId wallet = open(ASHA, WalletProvider.PAYTM);
    platform.requestOtp(wallet);
    browser.reload();
    browser.see(wallet(wallet), "ISSUED", "2:00 left");

    page.type(CLOCK, "Seconds", "119");
    page.press(CLOCK, "Move the clock");
    browser.see(wallet(wallet), "ISSUED", "0:01 left");

    page.type(CLOCK, "Seconds", "1");
    page.press(CLOCK, "Move the clock");
    browser.see(wallet(wallet), "EXPIRED");
    assertThat(fake.clock().instant()).isEqualTo(FakeClock.START.plusSeconds(120));
  }

  @Test
  void an_otp_whose_guesses_are_used_up_locks_the_wallet() throws Exception {
    WalletId wallet = open(ASHA, WalletProvider.LAZYPAY);
    platform.requestOtp(wallet);
    String wrong = otherThan(fake.inbox().newestOtp(wallet));

    for (int i = 0; i < 3; i++) {
      platform.link(wallet, wrong);
    }

    browser.see(wallet(wallet), "EXHAUSTED", "locked until 2026-01-02 09:00:00");
    assertThat(browser.find(state(wallet)).getText()).isEqualTo("unlinked");
  }

  @Test
  void the_balance_is_set_and_shown_after_the_next_refresh() {
    WalletId wallet = open(ASHA, WalletProvider.MOBIKWIK);
    link(ASHA, wallet);
    browser.reload();
    browser.see(wallet(wallet), "linked", "Last shown\n0");

    page.type(wallet(wallet), "Balance", "099.95");
    page.press(wallet(wallet), "Set the balance of " + wallet);
    browser.see(wallet(wallet), "Holds\n99.95", "Last shown\n0");
    browser.see(SAID, "Done.");
    assertThat(page.field(wallet(wallet), "Balance").getDomProperty("value")).isEqualTo("99.95");

    ignore(fake.gateway().refresh(Customer.registered(ASHA), wallet));
    browser.see(wallet(wallet), "Last shown\n99.95");
  }

  @Test
  void a_wallet_is_linked_and_delinked_elsewhere() {
    WalletId wallet = open(ASHA, WalletProvider.MOBIKWIK);
    browser.reload();
    browser.see(wallet(wallet), "unlinked");

    page.press(wallet(wallet), "Link " + wallet + " elsewhere");
    browser.see(wallet(wallet), "linked", "Delink elsewhere");
    assertThat(fake.wallet(wallet).get().account()).isInstanceOf(Linked.class);

    page.press(wallet(wallet), "Delink " + wallet + " elsewhere");
    browser.see(wallet(wallet), "unlinked", "Link elsewhere");
  }

  @Test
  void a_fault_is_switched_on_and_off_by_the_keyboard() {
    WebElement lost = page.tabTo("While set: answer lost for LINK");
    assertThat(lost.getAriaRole()).isEqualTo("switch");
    assertThat(lost.getDomAttribute("aria-checked")).isEqualTo("false");

    browser.type(Keys.SPACE);
    browser.see(FAULTS_SET, "LINK: answer lost, while set");
    assertThat(faults()).containsExactly("LINK: answer lost, UNTIL_CLEARED");

    browser.reload();
    browser.see(FAULTS_SET, "LINK: answer lost, while set");
    WebElement again = page.tabTo("While set: answer lost for LINK");
    assertThat(again.getDomAttribute("aria-checked")).isEqualTo("true");

    browser.type(Keys.ENTER);
    browser.see(FAULTS_SET, "None is set");
    assertThat(faults()).isEmpty();
    assertThat(browser.focused()).isEqualTo(again);
  }

  @Test
  void a_fault_of_another_operation_is_set_for_the_next_call() throws Exception {
    WalletId wallet = open(ASHA, WalletProvider.MOBIKWIK);
    String row = fault(Fault.Kind.THROTTLED);

    page.choose(row, "Operation", "REQUEST_OTP");
    page.type(row, "Seconds", "45");
    page.press(row, "Next call: throttled");
    browser.see(FAULTS_SET, "REQUEST_OTP: throttled, 45 s, the next call");
    assertThat(faults()).containsExactly("REQUEST_OTP: throttled, 45 s, ONE_CALL");

    assertThat(platform.requestOtp(wallet)).isEqualTo(429);
    browser.see(FAULTS_SET, "None is set");
    browser.see(JOURNAL, "failure Throttled", "fault: throttled");
  }

  @Test
  void a_switch_shows_the_operation_that_its_fault_is_set_for() {
    String row = fault(Fault.Kind.SMS_FAILED);
    assertThat(page.chosen(row, "Operation")).isEqualTo("CREATE");

    fake.faults().whileSet(WalletOperation.REQUEST_OTP, Fault.smsFailed());
    browser.see(FAULTS_SET, "SMS failed");
    assertThat(page.chosen(row, "Operation")).isEqualTo("REQUEST_OTP");
    assertThat(browser.find(row + " [role=switch]").getDomAttribute("aria-checked"))
        .isEqualTo("true");

    page.press(row, "While set: SMS failed for REQUEST_OTP");
    browser.see(FAULTS_SET, "None is set");
    assertThat(page.chosen(row, "Operation")).isEqualTo("REQUEST_OTP");
    assertThat(faults()).isEmpty();
  }

  @Test
  void faults_are_cleared_one_by_one_and_all_at_once() {
    fake.faults().next(WalletOperation.LINK, Fault.unavailable());
    fake.faults().next(WalletOperation.FIND, Fault.answerCut());
    fake.faults().whileSet(WalletOperation.LIST, Fault.badGateway());
    browser.reload();
    browser.see(FAULTS_SET, "LINK: unavailable, the next call", "LIST: bad gateway, while set");

    page.press(FAULTS_SET, "Clear unavailable of LINK");
    browser.until("one is cleared", () -> faults().size() == 2);
    assertThat(faults()).noneMatch(set -> set.startsWith("LINK"));

    page.press(FAULTS_SET, "Clear all");
    browser.see(FAULTS_SET, "None is set");
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_refusal_stands_in_the_form_and_what_was_typed_stays() {
    page.type(OPEN_CUSTOMER, "Customer id", "two words");
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(refusal(OPEN_CUSTOMER), "visible ASCII");
    assertThat(page.field(OPEN_CUSTOMER, "Customer id").getDomProperty("value"))
        .isEqualTo("two words");

    page.type(CLOCK, "Seconds", "soon");
    page.press(CLOCK, "Move the clock");
    browser.see(refusal(CLOCK), "seconds is a whole number");
    assertThat(page.field(CLOCK, "Seconds").getDomProperty("value")).isEqualTo("soon");

    page.type(OPEN_CUSTOMER, "Customer id", ASHA.value());
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(CUSTOMERS, ASHA.value());
    browser.seeNo(refusal(OPEN_CUSTOMER));
    assertThat(browser.complaints()).hasSize(2).allMatch(line -> line.contains(REFUSED));
  }

  @Test
  void a_customer_is_locked_and_unlocked() {
    fake.openCustomer(ASHA);
    browser.reload();
    browser.see(customer(ASHA), ASHA.value());

    page.press(customer(ASHA), "Lock " + ASHA);
    browser.see(customer(ASHA), "locked", "Unlock");
    assertThat(known(ASHA).access()).isEqualTo(KnownCustomer.Access.LOCKED);

    page.press(customer(ASHA), "Unlock " + ASHA);
    browser.until("it is free", () -> known(ASHA).access() == KnownCustomer.Access.FREE);
    browser.see(customer(ASHA), "Lock");
  }

  @Test
  void new_otp_rules_hold_for_the_next_otp() throws Exception {
    WalletId wallet = open(ASHA, WalletProvider.PAYTM);
    page.unfold("#set-up", "OTP rules of a provider");
    page.choose(OTP_RULES, "Provider", "PAYTM");
    assertThat(page.field(OTP_RULES, "Valid for").getDomProperty("value")).isEqualTo("120");

    page.type(OTP_RULES, "Length", "4");
    page.type(OTP_RULES, "Guesses", "2");
    page.type(OTP_RULES, "Valid for", "90");
    page.press(OTP_RULES, "Set the rules");
    browser.see(SAID, "Done.");

    platform.requestOtp(wallet);
    browser.see(wallet(wallet), "2 of 2 guesses left", "1:30 left");
    assertThat(fake.inbox().newestOtp(wallet)).hasSize(4);
    assertThat(fake.policy(WalletProvider.LAZYPAY)).contains(OtpPolicy.lazyPay());
  }

  @Test
  void a_token_is_debited_once() {
    WalletId wallet = open(ASHA, WalletProvider.MOBIKWIK);
    String token = link(ASHA, wallet);
    browser.reload();
    browser.see(wallet(wallet), "linked");
    page.unfold("#set-up", "Debit a token");

    page.type(DEBIT, "Token", token);
    page.press(DEBIT, "Debit");
    browser.see(DEBIT + " output", "Debited.");

    page.type(DEBIT, "Token", token);
    page.press(DEBIT, "Debit");
    browser.see(DEBIT + " output", "Not debited");
  }

  @Test
  void a_reset_asks_first() {
    open(ASHA, WalletProvider.MOBIKWIK);
    fake.clock().advance(Duration.ofHours(1));
    browser.reload();
    browser.see(customer(ASHA), "MOBIKWIK");

    page.press("#set-up", "Reset the sandbox…");
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

    page.press("#set-up", "Reset the sandbox…");
    page.press(RESET, "Reset");
    browser.see(CUSTOMERS, "No customer yet.");
    browser.see(JOURNAL + "-note", "No call yet.");
    browser.see("#clock", "2026-01-01 09:00:00 UTC");
    browser.seeNo(RESET);
    assertThat(fake.customers()).isEmpty();
    assertThat(fake.clock().instant()).isEqualTo(FakeClock.START);
  }

  @Test
  void what_strangers_have_written_is_shown_as_they_wrote_it() throws Exception {
    CustomerId stranger = CustomerId.of(MARKUP);
    WalletProvider provider = WalletProvider.of("<b>BANK</b>");
    fake.setPolicy(provider, OtpPolicy.standard());
    WalletId wallet = open(stranger, provider);
    new WalletApiClient(sandbox.uri(), "<i>routed</i>").requestOtp(wallet);
    fake.faults().next(WalletOperation.LIST, Fault.refused(MARKUP, MARKUP));
    ignore(fake.gateway().list(Customer.registered(stranger)));

    browser.reload();
    browser.see(customer(stranger), MARKUP, "<b>BANK</b>");
    browser.see(INBOX, "<b>BANK</b> to", "to link your <b>BANK</b> wallet");
    browser.see(JOURNAL, MARKUP, "routed as <i>routed</i>", "failure Refused");
    assertThat(browser.findAll(
            "[src=x], #customers b, #customers i, #inbox b, #journal i, #journal img"))
        .isEmpty();

    page.type(OPEN_CUSTOMER, "Customer id", MARKUP + " ");
    page.press(OPEN_CUSTOMER, "Open customer");
    browser.see(refusal(OPEN_CUSTOMER), "visible ASCII");
    page.press(customer(stranger), "Lock " + MARKUP);
    browser.see(customer(stranger), "locked");
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains(REFUSED));
  }

  @Test
  void the_tab_key_leads_to_every_control_in_its_order_and_shows_where_it_is() {
    aLivelyState();
    browser.reload();
    browser.see(FAULTS_SET, "SMS failed");
    long controls = (long) Objects.requireNonNull(browser.ask(FIND_CONTROLS));
    assertThat(controls).isGreaterThan(60);

    for (long i = 0; i < controls; i++) {
      browser.type(Keys.TAB);
      String control = String.valueOf(browser.focused().getDomProperty("outerHTML"));
      assertThat(browser.ask("return controls.indexOf(document.activeElement)"))
          .as(control)
          .isEqualTo(i);
      assertThat(browser.ask(IS_FOCUS_SEEN)).as("seen: %s", control).isEqualTo(true);
      assertThat(browser.nameOfFocused()).as("the name of %s", control).isNotBlank();
    }
  }

  @Test
  void what_is_being_typed_stays_while_the_page_goes_on() throws Exception {
    WalletId wallet = open(ASHA, WalletProvider.MOBIKWIK);
    browser.see(wallet(wallet), "MOBIKWIK");
    WebElement balance = page.field(wallet(wallet), "Balance");
    balance.clear();
    balance.sendKeys("12");

    platform.requestOtp(wallet);
    fake.setBalance(wallet, new BigDecimal("77"));
    browser.see(wallet(wallet), "ISSUED", "Holds\n77");
    browser.type("34");

    assertThat(browser.focused()).isEqualTo(balance);
    assertThat(balance.getDomProperty("value")).isEqualTo("1234");
  }

  @Test
  void what_was_chosen_stays_when_others_come() {
    fake.openCustomer(RAVI);
    browser.see(CUSTOMERS, RAVI.value());
    page.choose(OPEN_WALLET, "Customer", RAVI.value());
    page.choose(OPEN_WALLET, "Provider", "PAYTM");

    fake.openCustomer(ASHA);
    fake.setPolicy(WalletProvider.of("A_BANK"), OtpPolicy.standard());
    browser.see(CUSTOMERS, ASHA.value());

    assertThat(page.chosen(OPEN_WALLET, "Customer")).isEqualTo(RAVI.value());
    assertThat(page.chosen(OPEN_WALLET, "Provider")).isEqualTo("PAYTM");
  }

  @Test
  void the_focus_is_not_lost_with_the_button_that_had_it() {
    fake.faults().next(WalletOperation.LINK, Fault.unavailable());
    browser.reload();
    browser.see(FAULTS_SET, "LINK");

    page.tabTo("Clear all");
    browser.type(Keys.ENTER);
    browser.see(FAULTS_SET, "None is set");

    assertThat(browser.nameOfFocused()).isEqualTo("Faults");
  }

  @Test
  void a_phone_shows_all_of_it_without_scrolling_sideways() throws IOException {
    browser.usePhone();
    browser.reload();
    aLivelyState();
    browser.see(FAULTS_SET, "SMS failed");

    for (WebElement folded : browser.findAll("summary")) {
      folded.click();
    }

    assertThat(browser.ask("return document.documentElement.scrollWidth")).isEqualTo(360L);
    assertThat(browser.ask(TOO_WIDE)).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void a_page_elsewhere_can_neither_read_an_otp_nor_flip_a_switch(String host) throws Exception {
    try (CrossOriginSite other = CrossOriginSite.open()) {
      WalletId wallet = open(ASHA, WalletProvider.MOBIKWIK);
      platform.requestOtp(wallet);
      String otp = fake.inbox().newestOtp(wallet);
      other.attack(sandbox.uri());

      browser.goTo(other.at(host));
      browser.until("all was tried", () -> browser.ask("return window.told") != null);

      assertThat(String.valueOf(browser.ask("return JSON.stringify(told)")))
          .contains("\"read\":\"no:", "\"script\":\"no:", "\"image\":\"no:", "\"frame\":\"no:")
          .contains("\"opaque\":\"\"", "\"command\":\"opaque\"", "\"form\":\"sent\"")
          .doesNotContain(otp);
      assertThat(browser.source(browser.find("#framed"))).doesNotContain("Juspay sandbox");
      browser.ask("document.getElementById('by-form').target = '_self'");
      browser.ask("document.getElementById('by-form').submit()");
      browser.see("body", "Pages of other sites may not call this sandbox.");
      assertThat(fake.customers()).hasSize(1);
      assertThat(faults()).isEmpty();
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
      page.type(OPEN_CUSTOMER, "Customer id", ASHA.value());
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
    page.type(OPEN_CUSTOMER, "Customer id", RAVI.value());
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
    assertThat(browser.complaints()).allMatch(line -> line.contains("ERR_CONNECTION"));
  }

  @Test
  void a_lively_sandbox_is_photographed() throws IOException {
    aLivelyState();
    browser.reload();
    browser.see(FAULTS_SET, "SMS failed");
    browser.photographAll(SCREENSHOTS.resolve("desktop.png"));

    browser.usePhone();
    browser.reload();
    browser.see(FAULTS_SET, "SMS failed");
    browser.photograph(SCREENSHOTS.resolve("phone.png"));

    assertThat(SCREENSHOTS.resolve("desktop.png")).isNotEmptyFile();
    assertThat(SCREENSHOTS.resolve("phone.png")).isNotEmptyFile();
  }

  /** Two customers with three wallets, each in another state, and something that goes wrong. */
  private void aLivelyState() {
    WalletId linked = open(ASHA, WalletProvider.MOBIKWIK);
    fake.setBalance(linked, new BigDecimal("250"));
    link(ASHA, linked);
    WalletId expired = open(RAVI, WalletProvider.PAYTM);
    ignore(fake.gateway().requestOtp(Customer.registered(RAVI), expired));
    fake.clock().advance(Duration.ofMinutes(3));
    WalletId asked = open(ASHA, WalletProvider.LAZYPAY);
    ignore(fake.gateway().requestOtp(Customer.registered(ASHA), asked));
    String wrong = otherThan(fake.inbox().newestOtp(asked));
    ignore(fake.gateway().link(Customer.registered(ASHA), asked, Otp.of(wrong)));
    fake.clock().advance(Duration.ofSeconds(47));
    fake.faults().next(WalletOperation.LINK, Fault.answerLost());
    ignore(fake.gateway().link(Customer.registered(ASHA), asked, Otp.of(wrong)));
    fake.faults().whileSet(WalletOperation.REQUEST_OTP, Fault.smsFailed());
  }

  private WalletId open(CustomerId customer, WalletProvider provider) {
    NewWallet wish = NewWallet.at(provider).withMobileNumber(NUMBER);
    return fake.gateway().create(fake.openCustomer(customer), wish).get().id();
  }

  /** Links a wallet behind the page's back, and tells the token. */
  private String link(CustomerId id, WalletId wallet) {
    Customer customer = Customer.registered(id);
    ignore(fake.gateway().requestOtp(customer, wallet));
    Otp otp = fake.inbox().newest(wallet).get().otp();
    return fake.gateway()
        .link(customer, wallet, otp)
        .get()
        .funds()
        .token()
        .get()
        .reveal();
  }

  private KnownCustomer known(CustomerId customer) {
    return fake.customers().stream()
        .filter(one -> one.id().equals(customer))
        .findFirst()
        .orElseThrow();
  }

  private List<String> faults() {
    return fake.faults().settings().stream()
        .map(set -> "%s: %s, %s".formatted(set.operation(), set.fault(), set.lasting()))
        .toList();
  }

  private static String otherThan(String otp) {
    return otp.endsWith("1") ? otp.replaceFirst(".$", "2") : otp.replaceFirst(".$", "1");
  }
}
