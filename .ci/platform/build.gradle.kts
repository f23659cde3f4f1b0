// The dependencies of pom.xml for Gradle. A test of the quickstart holds the two together.
plugins {
    java
}

repositories {
    mavenLocal()
    mavenCentral()
}

// README gradle
dependencies {
    implementation("dev.walletport:wallet-application:0.1.0-SNAPSHOT")
    implementation("dev.walletport:wallet-adapter-juspay:0.1.0-SNAPSHOT")

    // tests
    testImplementation("dev.walletport:wallet-adapter-fake:0.1.0-SNAPSHOT")

    // the contract, for a gateway of your own
    testImplementation("dev.walletport:wallet-application:0.1.0-SNAPSHOT:tests")
    testImplementation("dev.walletport:wallet-domain:0.1.0-SNAPSHOT:tests")
    testImplementation("org.junit.jupiter:junit-jupiter:5.14.4")
    testImplementation("org.assertj:assertj-core:3.27.7")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

tasks.test {
    useJUnitPlatform()
}
// README gradle
