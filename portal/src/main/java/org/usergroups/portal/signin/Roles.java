package org.usergroups.portal.signin;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** Takes a person's roles from the claim {@code roles} of the id token. */
final class Roles implements GrantedAuthoritiesMapper {
    static final String COORDINATOR = "ROLE_COORDINATOR";

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> authorities) {
        Set<GrantedAuthority> mapped = new LinkedHashSet<>(authorities);
        for (GrantedAuthority authority : authorities) {
            if (authority instanceof OidcUserAuthority oidc) {
                List<String> roles = oidc.getIdToken().getClaimAsStringList("roles");
                if (roles != null) {
                    roles.forEach(
                            role -> mapped.add(new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT))));
                }
            }
        }
        return mapped;
    }
}
