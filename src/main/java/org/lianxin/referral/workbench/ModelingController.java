package org.lianxin.referral.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Diagrams, tables and forms with their versions. The front door keeps everybody but process administrators out. */
@Controller
@RequestMapping("/modeling")
class ModelingController {

    private final ModelVersions versions;
    private final Deployments deployments;

    ModelingController(ModelVersions versions, Deployments deployments) {
        this.versions = versions;
        this.deployments = deployments;
    }

    @GetMapping
    String overview(Model page) {
        Map<String, List<ModelVersion>> all = versions.all();
        page.addAttribute("files", all);
        page.addAttribute(
                "older",
                all.values().stream()
                        .flatMap(file -> file.stream().skip(1))
                        .mapToLong(ModelVersion::open)
                        .sum());
        return "modeling/overview";
    }

    @GetMapping("/files/{file}")
    String versions(@PathVariable String file, Model page) {
        List<ModelVersion> all = versions.of(file);
        if (all.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        page.addAttribute("file", file);
        page.addAttribute("versions", all);
        return "modeling/file";
    }

    @GetMapping("/files/{file}/{deployment}")
    ResponseEntity<byte[]> download(@PathVariable String file, @PathVariable String deployment) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(versions.content(find(file, deployment)));
    }

    @GetMapping("/files/{file}/compare")
    String compare(@PathVariable String file, @RequestParam String from, @RequestParam String to, Model page) {
        page.addAttribute("from", find(file, from));
        page.addAttribute("to", find(file, to));
        return "modeling/compare";
    }

    @PostMapping("/files/{file}/{deployment}/roll-back")
    String rollBack(
            @PathVariable String file,
            @PathVariable String deployment,
            @RequestParam(defaultValue = "") String remark,
            RedirectAttributes page) {
        ModelVersion version = find(file, deployment);
        List<String> problems = remark.isBlank()
                ? List.of("没有写说明。请写明为什么退回。")
                : deployments.rollBack(version, "退回到第 %d 版：%s".formatted(version.version(), remark.strip()));
        tell(problems, "已退回，第 " + version.version() + " 版的内容作为新版生效。", remark, page);
        return "redirect:/modeling/files/{file}";
    }

    @PostMapping("/deploy")
    String deploy(
            @RequestParam(required = false) Optional<List<MultipartFile>> files,
            @RequestParam(defaultValue = "") String remark,
            RedirectAttributes page) {
        Map<String, byte[]> contents = UploadedFiles.contents(files.orElse(List.of()));
        tell(
                deployments.deploy(contents, remark),
                "已部署：" + String.join("、", contents.keySet()) + "。新办的件按新版办理；在办的件照原版，可以迁移。",
                remark,
                page);
        return "redirect:/modeling";
    }

    private static void tell(List<String> problems, String done, String remark, RedirectAttributes page) {
        if (problems.isEmpty()) {
            page.addFlashAttribute("done", done);
        } else {
            page.addFlashAttribute("problems", problems);
            page.addFlashAttribute("remark", remark);
        }
    }

    private ModelVersion find(String file, String deployment) {
        return versions.of(file).stream()
                .filter(version -> version.deployment().equals(deployment))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
