package dev.walletport.adapter.fake.sandbox.clients;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import in.juspay.exception.JuspayException;
import in.juspay.model.JuspayEnvironment;
import in.juspay.model.RequestOptions;
import in.juspay.model.Wallet;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The page on moving from Juspay's SDK names what both libraries have. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdkPageTest {

  private static final Path PAGE = Path.of("..", "docs", "moving-from-the-sdk.md");
  private static final Pattern CODE = Pattern.compile("`([A-Za-z.]+)`");
  private static final String PACKAGE_OF_EXCEPTIONS = JuspayException.class.getPackageName() + ".";

  @Test
  void every_call_of_the_sdk_has_its_row_and_the_method_here_is_there() throws IOException {
    List<List<String>> rows = rows("## The calls");

    assertThat(rows.stream().map(row -> only(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(
            staticMethods(Wallet.class).map(name -> "Wallet." + name).toList());
    assertThat(names(Wallets.class))
        .containsAll(rows.stream().map(row -> only(row.get(1))).toList());
  }

  @Test
  void every_setting_of_the_sdk_has_its_row_and_the_setting_here_is_there() throws IOException {
    List<List<String>> rows = rows("## The settings");

    assertThat(rows.stream().flatMap(row -> codes(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(JuspayEnvironment.class, RequestOptions.class)
                .flatMap(SdkPageTest::settings)
                .toList());
    assertThat(Stream.concat(
                names(JuspaySettings.Builder.class).stream(),
                staticMethods(JuspayApiKey.class).map(name -> "JuspayApiKey." + name))
            .collect(toSet()))
        .containsAll(rows.stream().map(row -> first(row.get(1))).toList());
  }

  @Test
  void every_exception_that_a_call_declares_has_its_row() throws IOException {
    Set<String> declared = Arrays.stream(Wallet.class.getMethods())
        .filter(method -> method.getName().equals("link"))
        .flatMap(method -> Arrays.stream(method.getExceptionTypes()))
        .map(Class::getName)
        .collect(toSet());

    assertThat(rows("## What goes wrong").stream()
            .flatMap(row -> codes(row.get(0)))
            .filter(name -> name.endsWith("Exception"))
            .map(PACKAGE_OF_EXCEPTIONS::concat))
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  private static Stream<String> settings(Class<?> type) {
    return names(type).stream()
        .filter(name -> name.startsWith("with"))
        .map(name -> type.getSimpleName() + "." + name);
  }

  private static Stream<String> staticMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(Method::getName)
        .distinct();
  }

  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).collect(toSet());
  }

  private static String only(String cell) {
    List<String> codes = codes(cell).toList();
    assertThat(codes).hasSize(1);
    return codes.get(0);
  }

  private static String first(String cell) {
    return codes(cell).findFirst().orElseThrow();
  }

  private static Stream<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult match) -> match.group(1));
  }

  /** The cells of the table under a heading, without its head. */
  private static List<List<String>> rows(String heading) throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .dropWhile(line -> !line.equals(heading))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .filter(line -> line.startsWith("| ") && !line.startsWith("| the SDK's"))
          .map(line -> List.of(line.substring(2).split(" \\| ")))
          .toList();
    }
  }
}
