package dev.walletport.recipes.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The host. */
@SpringBootApplication(proxyBeanMethods = false)
public class WalletHost {

  /**
   * Starts it, with {@code JUSPAY_API_KEY} and {@code JUSPAY_BASE_URI} in the environment.
   *
   * @param arguments Spring Boot's own
   */
  public static void main(String[] arguments) {
    SpringApplication.run(WalletHost.class, arguments);
  }
}
