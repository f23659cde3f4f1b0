package dev.walletport.recipes.springboot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Juspay. The API key is not among it: a record prints what it holds, and Spring Boot
 * shows such beans and, if it cannot bind one, its values.
 *
 * @param baseUri where Juspay is, as text, because Spring Boot prints what it cannot convert
 * @param merchantId sent with every call, if it is not empty
 * @param closeGrace how long calls in flight may take when the host stops; at most 10 minutes
 */
@ConfigurationProperties("juspay")
record JuspayProperties(
    @DefaultValue("") String baseUri,
    @DefaultValue("") String merchantId,
    @DefaultValue("10s") Duration closeGrace) {}
