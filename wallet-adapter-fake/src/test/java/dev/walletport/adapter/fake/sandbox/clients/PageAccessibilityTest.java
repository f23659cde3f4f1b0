package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.adapter.fake.sandbox.clients.PopulatedSandbox.ASHA;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FAULTS_SET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.GOT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.RESET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SENT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SET_UP;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page for those who read and type in other ways. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(SandboxInBrowser.class)
class PageAccessibilityTest {

  private static final String FIND_CONTROLS = """
      window.controls = [...document.querySelectorAll(
        'a[href], button:enabled, input:not([type=hidden]), select, summary, [tabindex="0"]')]
        .filter((one) => one.checkVisibility());
      return controls.length;
      """;

  /** In the viewport, with an outline, and with nothing else over it. */
  private static final String IS_FOCUS_SEEN = """
      const focused = document.activeElement;
      const style = getComputedStyle(focused);
      const box = focused.getBoundingClientRect();
      const seen = document.elementFromPoint(
        Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1),
        Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 1));
      return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2
        && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
        && (focused.contains(seen) || seen.contains(focused));
      """;

  private static final String TOO_WIDE = """
      return [...document.querySelectorAll('body *')]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.closest('.skip, thead') === null)
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
        .map((one) => one.outerHTML.slice(0, 120));
      """;

  /** Controls of one form that lie over each other. */
  private static final String OVERLAPS = """
      const boxes = [...document.querySelectorAll('input:not([type=hidden]), select, button')]
        .filter((one) => one.checkVisibility())
        .map((one) => [one, one.getBoundingClientRect()]);
      return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
        .filter(([other]) => one.closest('form') === other.closest('form'))
        .filter(([other]) => one.closest('.box') === other.closest('.box'))
        .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1
          && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => one.outerHTML + ' over ' + other.outerHTML));
      """;

  private final SandboxPage page;
  private final Browser browser;

  PageAccessibilityTest(SandboxPage page) {
    this.page = page;
    this.browser = page.browser();
  }

  @Test
  void the_tab_key_leads_to_every_control_in_its_order_and_shows_where_it_is() throws Exception {
    showWork();
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

  @ParameterizedTest
  @CsvSource({
    "prefers-color-scheme, light",
    "prefers-color-scheme, dark",
    "forced-colors, active",
    "prefers-reduced-motion, reduce"
  })
  void axe_finds_nothing_in_any_of_the_media(String feature, String value) throws Exception {
    browser.useMedia(Map.of(feature, value));
    showWork();
    unfoldAll();

    assertThat(AxeCore.violations(browser)).isEmpty();
  }

  @Test
  void axe_finds_nothing_on_a_page_without_customers() {
    assertThat(AxeCore.violations(browser)).isEmpty();
  }

  @Test
  void axe_finds_nothing_in_a_dialog_and_in_a_refusal() {
    page.type("#open-customer", "Id of a new customer", "two words");
    page.press("#open-customer", "Open customer");
    browser.see("#open-customer [role=alert]", "visible ASCII");
    page.press(SET_UP, "Reset the sandbox…");
    browser.see(RESET, "Reset the sandbox?");

    assertThat(AxeCore.violations(browser)).isEmpty();
    assertThat(browser.complaints()).hasSize(1);
  }

  @Test
  void axe_finds_what_is_wrong() {
    browser.ask("document.querySelector('#find').closest('label').replaceWith("
        + "document.querySelector('#find'))");

    assertThat(AxeCore.violations(browser)).anyMatch(found -> found.startsWith("label: "));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200})
  void a_phone_shows_all_of_it_without_scrolling_sideways(int percent) throws Exception {
    browser.usePhone();
    showWork();
    unfoldAll();

    browser.enlargeText(percent);

    assertThat(browser.ask("return document.documentElement.scrollWidth")).isEqualTo(360L);
    assertThat(browser.ask(TOO_WIDE)).isEqualTo(List.of());
    assertThat(browser.ask(OVERLAPS)).isEqualTo(List.of());
    assertThat(AxeCore.violations(browser)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300})
  void text_may_be_larger_without_scrolling_sideways(int percent) throws Exception {
    showWork();
    unfoldAll();

    browser.enlargeText(percent);

    assertThat(browser.ask("return document.documentElement.scrollWidth")).isEqualTo(1280L);
    assertThat(browser.ask(TOO_WIDE)).isEqualTo(List.of());
    assertThat(browser.ask(OVERLAPS)).isEqualTo(List.of());
  }

  @Test
  void a_state_has_words_and_borders_where_colours_are_forced() throws Exception {
    browser.useMedia(Map.of("forced-colors", "active"));
    WalletId wallet = showWork();

    assertThat(browser.find(wallet(wallet) + " .badge").getCssValue("border-top-style"))
        .isEqualTo("dashed");
    assertThat(colour(".pick[aria-current='true']"))
        .isNotEqualTo(colour("#requests .pick[aria-current='false']"));
  }

  private String colour(String css) {
    return browser.find(css).getCssValue("background-color");
  }

  @Test
  void nothing_moves_for_readers_who_want_it_so() throws Exception {
    browser.useMedia(Map.of("prefers-reduced-motion", "reduce"));
    showWork();

    assertThat(browser.ask("return getComputedStyle(document.documentElement).scrollBehavior"))
        .isEqualTo("auto");
    assertThat(browser.ask("return document.getAnimations().length")).isEqualTo(0L);
  }

  @Test
  void the_dark_page_is_dark() throws Exception {
    browser.useMedia(Map.of("prefers-color-scheme", "dark"));
    showWork();

    assertThat(browser.ask("""
        const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
        return Math.max(r, g, b) < 64;
        """)).isEqualTo(true);
  }

  /** Shows a sandbox in which clients have worked. */
  private WalletId showWork() throws Exception {
    WalletId open = new PopulatedSandbox(page).work();
    browser.reload();
    browser.see(FAULTS_SET, "SMS failed");
    browser.see(wallet(open), "ISSUED");
    browser.see(SENT, ASHA.value());
    browser.see(GOT, "HTTP/1.1");
    return open;
  }

  private void unfoldAll() {
    for (WebElement folded : browser.findAll("summary")) {
      folded.click();
    }
  }
}
