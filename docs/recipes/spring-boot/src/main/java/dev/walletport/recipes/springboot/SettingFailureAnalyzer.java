package dev.walletport.recipes.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot print two sentences in place of a stack trace; see {@code spring.factories}. */
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<SettingException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SettingException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Set the environment variable " + cause.variable() + ".", cause);
  }
}
