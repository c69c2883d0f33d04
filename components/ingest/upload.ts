import { callApi, errorFrom, urlOf } from "@/lib/domain/api/client";
import { createImport, uploadFile } from "@/lib/domain/api/ingest";

/** The name that tells most: the path within a chosen folder, where there is one. */
export function nameOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

/**
 * Opens an import and sends the files one after the other, telling how far it is (0 to 1 of the file under way).
 * @returns the import's id
 */
export async function uploadFiles(
  projectId: string,
  files: readonly File[],
  onProgress: (name: string, share: number) => void,
): Promise<string> {
  const body = { files: files.map((file) => ({ name: nameOf(file), size: file.size })) };
  const { id } = await callApi(createImport, { params: { projectId }, body });
  for (const [index, file] of files.entries()) {
    const url = urlOf(uploadFile, { params: { projectId, importId: id, index } });
    await send(url, file, (share) => onProgress(nameOf(file), share));
  }
  return id;
}

/** fetch cannot tell how far an upload is; XMLHttpRequest can. */
function send(url: string, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(errorFrom(parse(request.responseText), request.status));
    request.onerror = () => reject(errorFrom(null, 0));
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
