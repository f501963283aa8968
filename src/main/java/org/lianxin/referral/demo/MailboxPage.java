package org.lianxin.referral.demo;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lianxin.referral.organisation.Federation;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Shows what each agency received; as JSON for outside clients that ask for it. */
@Controller
@WithMailbox
class MailboxPage {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"，。；）]+");

    /** A mail is foreign content: no script, no request but to follow a link in a new window. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Mailbox mailbox;
    private final ZoneId zone;

    MailboxPage(Mailbox mailbox, Federation federation) {
        this.mailbox = mailbox;
        this.zone = federation.zone();
    }

    @GetMapping(path = "/mailbox", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        model.addAttribute(
                "mails",
                mailbox.mails().stream()
                        .map(mail -> new Shown(mail, pieces(mail.text())))
                        .toList());
        model.addAttribute("zone", zone);
        return "mailbox";
    }

    @GetMapping(path = "/mailbox", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<ReceivedMail> json() {
        return mailbox.mails();
    }

    @GetMapping("/mailbox/html")
    ResponseEntity<String> html(@RequestParam String messageId) {
        ReceivedMail mail =
                mailbox.find(messageId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", MAIL_POLICY)
                .body("<base target=\"_blank\">" + mail.html());
    }

    /** The text cut into plain pieces and links. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            pieces.add(new Piece(text.substring(end, links.start()), false));
            pieces.add(new Piece(links.group(), true));
            end = links.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return List.copyOf(pieces);
    }

    record Piece(String text, boolean link) {}

    record Shown(ReceivedMail mail, List<Piece> pieces) {}
}
