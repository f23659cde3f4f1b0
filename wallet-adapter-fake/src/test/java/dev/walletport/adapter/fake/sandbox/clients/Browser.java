package dev.walletport.adapter.fake.sandbox.clients;

import static java.util.stream.Collectors.joining;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.opentest4j.TestAbortedException;

/** A headless Chromium with a profile of its own, which goes with it. */
final class Browser implements AutoCloseable {

  private static final List<String> CHROMIUMS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> DRIVERS = List.of("chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** Nothing but the test is to make it talk to the network. */
  private static final List<String> FLAGS = List.of(
      "--headless",
      "--hide-scrollbars",
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--lang=en-US");

  /** Kept, or its level would be forgotten: it warns that it does not know this year's Chromium. */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private final Path folder;
  private final ChromeDriver driver;

  private Browser(Path folder, ChromeDriver driver) {
    this.folder = folder;
    this.driver = driver;
  }

  /**
   * Starts one. Where this machine has none, the test is skipped with a line that says what is
   * missing; in CI it fails.
   *
   * @param folder an empty one, for all that it writes
   */
  static Browser open(Path folder) {
    try {
      return open(folder, InstalledPrograms.ofThisMachine());
    } catch (TestAbortedException e) {
      System.err.println(
          "Not tested in a browser: " + e.getMessage()); // Surefire does not say why.
      throw e;
    }
  }

  static Browser open(Path folder, InstalledPrograms programs) {
    Option<Path> chromium = programs.find("CHROME_BIN", CHROMIUMS);
    Option<Path> driver = programs.find("CHROMEDRIVER", DRIVERS);
    if (chromium.isEmpty() || driver.isEmpty()) {
      doWithout(programs, chromium.isEmpty() ? "Chromium" : "chromedriver");
    }
    DEVTOOLS.setLevel(Level.SEVERE);
    // Named here, so that Selenium neither looks for a driver nor fetches one.
    ChromeDriverService service = new ChromeDriverService.Builder()
        .usingDriverExecutable(driver.get().toFile())
        .usingAnyFreePort()
        .withEnvironment(Map.of("TMPDIR", folder.toString()))
        .withSilent(true)
        .build();
    return new Browser(folder, new ChromeDriver(service, options(chromium.get(), folder)));
  }

  private static void doWithout(InstalledPrograms programs, String missing) {
    String words = missing + " is neither on the PATH nor named by CHROME_BIN and CHROMEDRIVER."
        + " On Debian: apt-get install chromium chromium-driver";
    if (programs.mustBeComplete()) {
      throw new IllegalStateException(words);
    }
    Assumptions.abort(words);
  }

  private static ChromeOptions options(Path chromium, Path folder) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + folder.resolve("profile"));
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox"); // Chromium does not run as root without.
    }
    options.setAcceptInsecureCerts(true); // The sandbox's authority is as new as the sandbox.
    options.setExperimentalOption("prefs", Map.of("download.default_directory", folder.toString()));
    LoggingPreferences everything = new LoggingPreferences();
    everything.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, everything);
    return options;
  }

  void goTo(URI uri) {
    driver.get(uri.toString());
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Waits for an element. */
  WebElement find(String css) {
    return patience().until(browser -> browser.findElement(By.cssSelector(css)));
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Waits until an element shows all of these texts. */
  void see(String css, String... texts) {
    patience()
        .withMessage(() -> List.of(texts) + " in " + css + ", which shows: " + shown(css))
        .until(browser -> Stream.of(texts).allMatch(shown(css)::contains));
  }

  /** Waits until an element is out of sight. */
  void seeNo(String css) {
    until(css + " is out of sight", () -> !find(css).isDisplayed());
  }

  private String shown(String css) {
    return findAll(css).stream().map(WebElement::getText).collect(joining(" / "));
  }

  /** Waits until something has come true. */
  void until(String what, BooleanSupplier isTrue) {
    patience().withMessage(what).until(browser -> isTrue.getAsBoolean());
  }

  private WebDriverWait patience() {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, GLANCE);
    wait.ignoring(StaleElementReferenceException.class);
    return wait;
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** What assistive technology calls the control that has the focus. */
  String nameOfFocused() {
    return String.valueOf(focused().getAccessibleName());
  }

  /** Types where the focus is. */
  void type(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** What a script returns, or null. */
  @Nullable
  Object ask(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script hands to the last of its arguments, or null. */
  @Nullable
  Object await(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** Looks at what is in a frame. */
  String source(WebElement frame) {
    try {
      return String.valueOf(driver.switchTo().frame(frame).getPageSource());
    } finally {
      driver.switchTo().defaultContent();
    }
  }

  /**
   * What the console has told as an error since it was last asked, violations of the policy too.
   */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** What a click has brought to this machine. */
  Path downloaded(String name) {
    return folder.resolve(name);
  }

  /** As it was opened: the viewport of a desktop, light, with text of the usual size. */
  void setBack() {
    useDesktop();
    useMedia(Map.of());
  }

  /** The viewport of a desktop browser. */
  void useDesktop() {
    use(1280, 960, 1);
  }

  /** A phone, held upright. */
  void usePhone() {
    use(360, 800, 2);
  }

  private void use(int width, int height, int density) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", density, "mobile", density > 1));
  }

  /** Has features of the media as their reader wants them, such as a dark colour scheme. */
  void useMedia(Map<String, String> features) {
    List<Map<String, String>> named = features.entrySet().stream()
        .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
        .toList();
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", named));
  }

  /** Shows all text larger, as a reader does who needs that. */
  void enlargeText(int percent) {
    ask("document.documentElement.style.fontSize = arguments[0] + '%'", percent);
  }

  /** Writes a picture of what can be seen without scrolling. */
  void photograph(Path png) throws IOException {
    photograph(png, Map.of());
  }

  /** Writes a picture of the whole page, what is further down included. */
  void photographAll(Path png) throws IOException {
    photograph(png, Map.of("captureBeyondViewport", true));
  }

  private void photograph(Path png, Map<String, Object> how) throws IOException {
    Map<String, Object> taken = driver.executeCdpCommand("Page.captureScreenshot", how);
    Files.createDirectories(png.getParent());
    Files.write(png, Base64.getDecoder().decode(String.valueOf(taken.get("data"))));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
