package org.lianxin.referral.security;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code lianxin.oidc} says, read with the profile {@code oidc}.
 *
 * @param label how the sign-in page names the identity provider
 * @param passwords whether passwords of this system open the pages as well
 * @param rolesClaim the claim that lists a person's roles
 * @param roles from a value of that claim to one of our roles; values that are not named give nothing
 * @param officeClaim the claim with the code of the office (GB/T 2260)
 */
@ConfigurationProperties("lianxin.oidc")
record OidcSettings(
        @DefaultValue("统一身份认证") String label,
        @DefaultValue("true") boolean passwords,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, String> roles,
        @DefaultValue("office") String officeClaim) {}
