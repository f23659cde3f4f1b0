package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.ASHA;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FAULT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FAULTS_NOW;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FAULTS_SET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.REQUESTS;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** What goes wrong next, on the page in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(SandboxInBrowser.class)
class FaultsOnThePageTest {

  private static final String EXPLANATION = "#fault-explained";

  private final SandboxPage page;
  private final Browser browser;
  private final FakeWallets fake;
  private final WalletApiClient client;

  FaultsOnThePageTest(SandboxPage page) {
    this.page = page;
    this.browser = page.browser();
    this.fake = page.fake();
    this.client = page.client(ASHA);
  }

  @Test
  void every_kind_has_an_explanation_of_its_own() {
    List<String> kinds = page.options(FAULT, "Fault");
    Set<String> explanations = new HashSet<>();

    for (String kind : kinds) {
      page.choose(FAULT, "Fault", kind);
      explanations.add(browser.find(EXPLANATION).getText());
    }

    assertThat(kinds).hasSize(Fault.Kind.values().length + 1).contains("answer drips");
    assertThat(explanations).hasSameSizeAs(kinds).allMatch(text -> text.endsWith("."));
  }

  @Test
  void a_kind_offers_the_operations_that_it_can_apply_to() {
    page.choose(FAULT, "Fault", "answer lost");
    assertThat(page.chosen(FAULT, "Operation")).isEqualTo("LINK");
    assertThat(page.options(FAULT, "Operation")).hasSize(WalletOperation.values().length);

    page.choose(FAULT, "Fault", "SMS failed");

    assertThat(page.options(FAULT, "Operation")).containsExactly("CREATE", "REQUEST_OTP");
  }

  @Test
  void one_is_set_for_the_next_call_and_is_used_up_by_it() throws Exception {
    WalletId wallet = new PopulatedSandbox(page).open(ASHA, WalletProvider.MOBIKWIK);

    page.choose(FAULT, "Fault", "throttled");
    page.choose(FAULT, "Operation", "REQUEST_OTP");
    page.type(FAULT, "Seconds", "45");
    page.press(FAULT, "Set the fault");
    browser.see(FAULTS_SET, "REQUEST_OTP: throttled, 45 s, the next call");
    assertThat(faults()).containsExactly("REQUEST_OTP: throttled, 45 s, ONE_CALL");

    assertThat(client.requestOtp(wallet)).isEqualTo(429);
    browser.see(FAULTS_SET, "None is set");
    browser.see(REQUESTS, "429", "Throttled", "fault: throttled");
  }

  @Test
  void one_is_set_for_so_many_calls() {
    page.choose(FAULT, "Fault", "answer lost");
    page.choose(FAULT, "For", "the next calls");
    page.type(FAULT, "Calls", "3");
    page.press(FAULT, "Set the fault");

    browser.see(FAULTS_SET, "LINK: answer lost, the next 3 calls");
    assertThat(faults()).hasSize(3).containsOnly("LINK: answer lost, ONE_CALL");
  }

  @Test
  void one_is_set_and_cleared_by_the_keyboard_alone() {
    page.tabTo("Fault");
    browser.type("answer lo");
    page.tabTo("For");
    browser.type("every");
    page.tabTo("Set the fault");
    browser.type(Keys.ENTER);
    browser.see(FAULTS_SET, "LINK: answer lost, while set");
    assertThat(faults()).containsExactly("LINK: answer lost, UNTIL_CLEARED");

    browser.reload();
    browser.see(FAULTS_SET, "LINK: answer lost, while set");
    page.tabTo("Clear answer lost of LINK");
    browser.type(Keys.SPACE);
    browser.see(FAULTS_SET, "None is set");
    assertThat(faults()).isEmpty();
    assertThat(browser.nameOfFocused()).isEqualTo("What goes wrong next");
  }

  @Test
  void a_wait_in_real_time_is_set_beside_the_faults_of_the_fake() {
    page.choose(FAULT, "Fault", "response waits in real time");
    page.type(FAULT, "Seconds", "2");
    page.press(FAULT, "Set the fault");

    browser.see(FAULTS_SET, "LINK: response waits in real time, 2 s, the next call");
  }

  @Test
  void what_is_set_stays_in_sight_wherever_the_page_is() {
    browser.see(FAULTS_NOW, "No fault is set");
    fake.faults().whileSet(WalletOperation.LINK, Fault.answerDrips());
    browser.see(FAULTS_NOW, "Set: LINK: answer drips, while set");

    for (String part : List.of("#main", "#requests-part", "#faults", "#set-up")) {
      browser.ask(
          "document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant' })", part);
      assertThat(isInSight(FAULTS_NOW)).as(part).isTrue();
    }
  }

  private boolean isInSight(String css) {
    return Objects.equals(browser.ask("""
            const part = document.querySelector(arguments[0]);
            const box = part.getBoundingClientRect();
            return part.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2));
            """, css), true);
  }

  @Test
  void they_are_cleared_one_by_one_and_all_at_once() {
    fake.faults().next(WalletOperation.LINK, Fault.unavailable());
    fake.faults().next(WalletOperation.FIND, Fault.answerCut());
    fake.faults().whileSet(WalletOperation.LIST, Fault.badGateway());
    browser.see(FAULTS_SET, "LINK: unavailable, the next call", "LIST: bad gateway, while set");

    page.press(FAULTS_SET, "Clear unavailable of LINK");
    browser.until("one is cleared", () -> faults().size() == 2);
    assertThat(faults()).noneMatch(set -> set.startsWith("LINK"));

    page.press(FAULTS_SET, "Clear all");
    browser.see(FAULTS_SET, "None is set");
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_refused_one_stands_in_the_form_with_the_reason() {
    page.choose(FAULT, "Fault", "slow");
    page.type(FAULT, "Seconds", "soon");
    page.press(FAULT, "Set the fault");

    browser.see(refusal(FAULT), "seconds is a whole number");
    assertThat(page.field(FAULT, "Seconds").getDomProperty("value")).isEqualTo("soon");
    assertThat(browser.complaints()).hasSize(1);
  }

  @Test
  void the_figures_of_one_serve_again() {
    page.choose(FAULT, "Fault", "throttled");
    page.type(FAULT, "Seconds", "45");
    page.press(FAULT, "Set the fault");
    browser.see(FAULTS_SET, "LINK: throttled, 45 s, the next call");

    assertThat(page.chosen(FAULT, "Fault")).isEqualTo("throttled");
    assertThat(page.field(FAULT, "Seconds").getDomProperty("value")).isEqualTo("45");
  }

  private List<String> faults() {
    return fake.faults().settings().stream()
        .map(set -> "%s: %s, %s".formatted(set.operation(), set.fault(), set.lasting()))
        .toList();
  }
}
