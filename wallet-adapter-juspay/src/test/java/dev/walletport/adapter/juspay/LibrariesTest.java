package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the build's profiles of older libraries to what the tests then run on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LibrariesTest {

  @ParameterizedTest
  @CsvSource({
    "guava, com.google.common.collect.ImmutableList",
    "guice, com.google.inject.Guice",
    "httpclient5, org.apache.hc.client5.http.HttpRoute",
    "httpcore5, org.apache.hc.core5.http.HttpHost",
    "jackson-core, com.fasterxml.jackson.core.JsonFactory",
    "logback-classic, ch.qos.logback.classic.Logger",
    "slf4j-api, org.slf4j.Logger"
  })
  void each_is_tested_in_the_version_that_the_build_names(String library, String type)
      throws ClassNotFoundException {
    String version = System.getProperty("tested." + library);

    assertThat(jar(Class.forName(type))).endsWith("/" + library + "-" + version + ".jar");
  }

  private static String jar(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
